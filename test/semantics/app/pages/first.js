window.probeAtFirstScript = typeof window.probe;
