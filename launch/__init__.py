"""The supervisor behind run.py: embedded services, the portal's processes, and how all of it ends together.

Nothing in here knows a noun of the portal, and the portal imports nothing from here.
"""
