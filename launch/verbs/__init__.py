"""What can be asked of run.py, one verb a file; each has `run(arguments, stop) -> exit code`."""
