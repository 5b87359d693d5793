"""What several tests share: archives, sites, and ways to examine them. Nothing here runs when it is imported."""
