// Keeps the connections of a page for a test, from before the page's own scripts, and says where they lead and how they do.

(() => {
  const TOLD = ['type', 'kind', 'ssrc', 'packetsReceived', 'packetsSent', 'packetsLost', 'nackCount', 'pliCount', 'frames',
    'framesEncoded', 'keyFramesEncoded', 'framesSent', 'framesReceived', 'framesDecoded', 'keyFramesDecoded', 'framesDropped',
    'framesPerSecond', 'frameWidth', 'encoderImplementation', 'decoderImplementation', 'totalEncodeTime', 'active', 'targetBitrate', 'qualityLimitationReason', 'availableOutgoingBitrate'];
  const TOLD_TYPES = new Set(['inbound-rtp', 'outbound-rtp', 'media-source', 'candidate-pair']);
  const made = [];
  const Real = window.RTCPeerConnection;

  window.RTCPeerConnection = class RTCPeerConnection extends Real {
    constructor(...options) {
      super(...options);
      made.push(this);
    }
  };

  /** The ports to which those of them send that are open, each by the pair of candidates that was chosen. */
  window.farPorts = async () => {
    const ports = [];
    for (const connection of made) {
      if (connection.connectionState !== 'connected') continue;
      const reports = await connection.getStats();
      for (const { type, selectedCandidatePairId } of reports.values()) {
        if (type === 'transport') ports.push(reports.get(reports.get(selectedCandidatePairId).remoteCandidateId).port);
      }
    }
    return ports;
  };

  /** For whoever looks for what went wrong: the figures of the pictures of each connection that is not closed. */
  window.connectionFigures = async () => {
    const told = [];
    for (const connection of made.filter(({ connectionState }) => connectionState !== 'closed')) {
      told.push(`${connection.connectionState}, ${connection.signalingState}`);
      for (const report of (await connection.getStats()).values()) {
        if (!TOLD_TYPES.has(report.type) || report.kind === 'audio' || report.nominated === false) continue;
        told.push(TOLD.filter((key) => report[key] !== undefined).map((key) => `${key} ${report[key]}`).join(', '));
      }
    }
    return told.join('\n  ');
  };
})();
