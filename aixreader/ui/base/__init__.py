"""What every part of the window may use: jobs, messages, actions, look, tokens, icons."""
