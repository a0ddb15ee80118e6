"""The panel of related sections."""
