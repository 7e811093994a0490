"""Draw who writes to whom, and whom they name: python network.py OUT PICTURE.png."""

import sys
from math import atan2, degrees

import matplotlib.pyplot as plt
import networkx as nx

from converter import read_corpus

RED, GREY = "#9c3226", "#8d99a6"
WRITERS = 3  # by whom a person must be named to be shown
corpus = read_corpus(sys.argv[1])
network, letters = nx.DiGraph(), nx.DiGraph()
for document in corpus.documents:
    who = {one.id: corpus.who(document, one.id) for one in document.persons}
    senders = [who[one.person] for one in document.senders if one.person in who]
    receivers = [who[one.person] for one in document.receivers if one.person in who]
    named = [who[one.person] for one in document.mentions if one.person in who]
    network.add_nodes_from((one.id, {"name": one.name}) for one in who.values())
    network.add_edges_from((one.id, other.id) for one in senders for other in named if one != other)
    letters.add_edges_from((one.id, other.id) for one in senders for other in receivers)

writers = list(nx.dfs_preorder_nodes(letters.to_undirected()))  # correspondents side by side
others = [one for one in network if one not in writers and network.in_degree(one) >= WRITERS]
names = [pair for pair in network.subgraph([*writers, *others]).edges if pair not in letters.edges]
places = nx.circular_layout([*writers, *others])

plt.figure(figsize=(9, 9), layout="constrained")
look = {"node_size": 150, "arrowsize": 12}
curved = [f"arc3,rad={bend}" for bend in (0.15, 0.5)]
nx.draw_networkx_edges(
    network, places, names, edge_color=GREY, width=0.4, connectionstyle=curved[0], **look
)
nx.draw_networkx_edges(letters, places, edge_color=RED, width=2, connectionstyle=curved[1], **look)
nx.draw_networkx_nodes(network, places, others, node_color=GREY, node_size=90)
nx.draw_networkx_nodes(letters, places, writers, node_color=RED, node_size=130)
for one, (x, y) in places.items():  # each name stands outside, along its radius
    turn, side = (degrees(atan2(y, x)), "left") if x >= 0 else (degrees(atan2(-y, -x)), "right")
    look = {"rotation": turn, "rotation_mode": "anchor", "ha": side, "va": "center"}
    plt.text(1.14 * x, 1.14 * y, network.nodes[one]["name"], fontsize=10, **look)
plt.suptitle("Red arrows: writes to. Grey: names. Grey dots: named by three writers or more.")
plt.axis([-1.65, 1.65, -1.65, 1.65])
plt.axis("off")
plt.savefig(sys.argv[2], dpi=150)
