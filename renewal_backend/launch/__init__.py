"""Starting the product: its settings checked, its processes started, watched and stopped."""
