"""All captures as one WACZ, a zip that viewers of web archives replay."""
