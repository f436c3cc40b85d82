"""What a person holds over the plan: selecting, drawing, cutting, merging, moving boundaries."""
