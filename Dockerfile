# qiao and nothing else: the static binary, which brings its certificates and needs no C library. The release builds it as
#   docker build --platform linux/amd64,linux/arm64 -t qiao .
# from image/amd64/qiao and image/arm64/qiao. Use it as
#   docker run --rm -v "$PWD:/work" ghcr.io/qiao-host/qiao test
FROM scratch
ARG TARGETARCH
COPY image/${TARGETARCH}/qiao /qiao
# Downloads of a run go below /tmp; with --user, mount one: --tmpfs /tmp
WORKDIR /tmp
WORKDIR /work
ENTRYPOINT ["/qiao"]
