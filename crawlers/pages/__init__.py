"""From bytes to text: pages of news and of shops, read without the network."""
