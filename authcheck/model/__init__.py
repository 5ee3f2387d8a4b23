"""What flows through authcheck: frozen values and the vocabulary of the trade, standard library only."""
