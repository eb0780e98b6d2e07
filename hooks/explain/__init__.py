"""What keys, codes and checks mean, for people and for editors."""
