"""A small web of our own, in the documented formats of the real sources: what the demo crawls on loopback.

What it shows depends on the day alone. The texts are ours; the figures are real ones and say where they
come from:

- `offers.csv`: gpurentalprices.com, CC BY 4.0; gcp joins on 2026-08-12 instead of 2026-07-20, so that one
  seller joins late; what it says of RunPod and Verda (DataCrunch) is told by their own APIs too;
- `vast.jsonl`: ccir-index/cri-h100, MIT; four days of February and March 2026, one for each pair of weeks;
  offers from id 90000000 on stand in for GPUs that those days lack, at RunPod's community price;
- `rates.csv`: European Central Bank;
- `articles.toml`: each with its source.
"""
