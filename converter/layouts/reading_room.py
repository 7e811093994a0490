"""An intelligence agency's reading room: a list of labels, values partly missing, then ``Body:``.

The text below ``Body:`` is often a noisy scan; it is kept as it stands.
(Survey, section 5: CIA.)

Specimen::

    HARBOUR LIGHTS OF OSTRAVA BAY
    Document Type:
    REPORT
    Collection:
    General Records
    Document Number:
    SPC-RDP00-00001R000100010001-1
    Original Classification:
    S
    Document Page Count:
    2
    Publication Date:
    May 4, 1958
    Body:
    The harbour is quiet, and the boats have not come back.
"""

from __future__ import annotations

from collections.abc import Sequence

from converter.layouts.labelled import divide_labels, label_at, labels_of
from converter.layouts.layout import Divider, Layout
from converter.layouts.page import Page
from converter.lines import Line
from converter.model import Home, Reason, Regions

NAME = "reading-room"
LABELS = {
    "document type": Home.TYPE,
    "content type": Home.TYPE,
    "collection": Home.ORIGINAL_ARCHIVE,
    "document number (foia) /esdn (crest)": Home.RECORD_ID,
    "document number": Home.RECORD_ID,
    "release decision": Home.PROVENANCE,
    "original classification": Home.ORIGINAL_CLASSIFICATION,
    "document page count": Home.PROVENANCE,
    "document creation date": Home.UPLOAD_DATE,
    "document release date": Home.UPLOAD_DATE,
    "sequence number": Home.PROVENANCE,
    "case number": Home.PROVENANCE,
    "publication date": Home.DATE,
    "file": Home.RELATED,
    "attachment": Home.RELATED,
    "body": Home.BODY,
}
_LEAST = 3


def _labels(lines: Sequence[Line]) -> list[int]:
    """Return the indexes of the labels up to ``Body:``."""
    found = []
    for index, label, _ in Page.of(lines).once(labels_of):
        if label in LABELS:
            found.append(index)
            if label == "body":
                break
    return found


def excuse(lines: Sequence[Line]) -> str | None:
    """Say why the page is not one of a reading room."""
    found = _labels(lines)
    if not found or (label_at(lines[found[-1]], LABELS) or ("", 0))[0] != "body":
        return "no label Body: stands under a list of labels"
    if len(found) <= _LEAST:
        return "fewer than three labels (Document Type:, Collection:, ...) stand above Body:"
    return None


def divide(lines: Sequence[Line]) -> Regions:
    """Give the title, the labels' values and the text their regions."""
    page = Divider()
    found = _labels(lines)
    first = found[0] if found else 0
    last = found[-1] if found else 0
    page.keep(Home.TITLE, [line for line in lines[:first] if not line.blank])
    divide_labels(page, lines[first:last], LABELS)
    body = list(lines[last:])
    label = label_at(lines[last], LABELS) if found else None
    if label:
        page.drop(Reason.LABEL, lines[last].part(0, label[1]))
        body[0] = lines[last].part(label[1])
    page.keep(Home.BODY, body)
    return page.regions(NAME, "wrapped")


LAYOUT = Layout(NAME, "an agency's reading room (labels, then Body:)", excuse, divide)
