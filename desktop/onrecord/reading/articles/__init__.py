"""What blocks of text become: heads read, articles parted, furniture taken off."""
