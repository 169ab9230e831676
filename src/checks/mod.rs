//! Rules over the whole portfolio, one a file.
