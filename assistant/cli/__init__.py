"""The command line: thin commands over the floors below, in the shapes of the published contract."""
