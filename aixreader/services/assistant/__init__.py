"""What an assistant may ask of an edition and of an assessment: tools as plain functions, without any protocol."""
