"""What browsers and caches may keep of our answers, and how they learn that it is as it was."""
