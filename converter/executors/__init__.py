"""Ways of running many tasks: results come in the order of the tasks, failures as values.

An executor takes ``start``, a picklable function that makes the worker (once for
each process), and the tasks, which it takes from their iterator as it needs them.
A worker answers each task with a result and keeps its own failures in it; only a
worker that dies is the executor's business. An executor whose answers are not
read to the end (``close``, Ctrl-C) begins nothing more and leaves no process behind.

One way per module: ``in_turn`` in this process, ``pool`` in processes of this
computer, ``dask_client`` on the workers of a Dask cluster, where ``dask_worker``
runs. What they share: ``protocol`` (the words above as types), ``chunks`` (how many
tasks travel together), ``ordering`` (answers in the order of the tasks, and what
becomes of tasks whose worker died).
"""

from converter.executors.dask_client import cluster
from converter.executors.in_turn import serial
from converter.executors.pool import processes
from converter.executors.protocol import Died, Executor, Result, Start, Task

__all__ = ["Died", "Executor", "Result", "Start", "Task", "cluster", "processes", "serial"]
