module prowflow/podutils/entrypoint

go 1.24
