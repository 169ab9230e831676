//! The arithmetic that reports and rules share: pure, one subject a file.
