"""Citations of sections: made, read back and verified."""
