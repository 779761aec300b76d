"""What the ontology knows about the world, as plain values: concepts with their cues, funders, registers."""
