# The image of both `prowflow api` and `prowflow worker`.
# Build it from the root of the repository: docker build -t prowflow .

FROM node:24-bookworm-slim AS dependencies
WORKDIR /prowflow
COPY package.json package-lock.json ./
# Nothing that runs needs an install script: native parts come as packages of their own.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /prowflow
RUN apt-get update \
 && apt-get install --yes --no-install-recommends ca-certificates \
 && rm -rf /var/lib/apt/lists/*
COPY --from=dependencies /prowflow/node_modules/ node_modules/
COPY package.json ./
COPY src/ src/
# Packed once, so that nothing needs to be written when it runs and a worker starts three seconds sooner.
RUN node src/cli/prowflow.ts bundle --out workflows.js
# By number, so that Kubernetes can see that it is not root.
USER 1000:1000
# Node runs the TypeScript as it is.
ENTRYPOINT ["node", "--disable-warning=ExperimentalWarning", "/prowflow/src/cli/prowflow.ts"]
