"""The periodic table: threats and controls as tiles that light up what belongs to them."""
