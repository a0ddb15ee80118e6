"""The reading side of the window: tabs, breadcrumb, find bar, figure viewer."""
