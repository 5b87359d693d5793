"""What several tests share: archives, sites and ways to look at them. Nothing here runs when it is imported."""
