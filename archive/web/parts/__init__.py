"""Parts that several pages share: charts, maps, lists, texts with links, differences."""
