"""The actions of `aixreader edition`, a module each."""
