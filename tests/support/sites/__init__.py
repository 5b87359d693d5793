"""Sites that change while they are crawled."""
