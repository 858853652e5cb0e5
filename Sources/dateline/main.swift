// Placeholder until the first command of this program lands.
