"""HTTP caching: what browsers and caches may keep of our answers, and how they revalidate it."""
