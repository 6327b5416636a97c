"""Dialogs: settings, export, questions about files, about the program and its faults."""
