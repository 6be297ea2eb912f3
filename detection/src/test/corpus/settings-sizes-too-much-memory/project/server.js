listen()
