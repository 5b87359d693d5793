"""What several pages are made of: charts, maps, lists, texts with links, differences."""
