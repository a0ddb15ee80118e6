"""Reading lists: what is offered, the user's own, and files to share them."""
