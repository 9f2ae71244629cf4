"""The web side: HTTP, the WebSocket, the page's files and the server that carries them."""
