module headwater.dev/sandbox/layer

go 1.26.3
