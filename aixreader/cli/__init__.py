"""`aixreader` on the command line: thin commands on the services; with no command it opens the window."""
