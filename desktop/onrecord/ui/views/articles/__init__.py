"""The list of articles, and putting right what is known of one."""
