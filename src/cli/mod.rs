//! The command line: the only module that knows clap, the clock, the terminal and the environment.
