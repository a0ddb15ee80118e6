"""The actions of `aixreader assess`, a module each."""
