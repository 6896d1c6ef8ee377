// Written by `pnpm generate` from the folders of options/. Do not edit.
import authNone from "./options/auth/none/option.ts";
import authOidc from "./options/auth/oidc/option.ts";
import brokerAwsSnsSqs from "./options/broker/aws-sns-sqs/option.ts";
import brokerNats from "./options/broker/nats/option.ts";
import computeContainers from "./options/compute/containers/option.ts";
import computeFunctions from "./options/compute/functions/option.ts";
import computeKubernetes from "./options/compute/kubernetes/option.ts";
import dataAccessKysely from "./options/data-access/kysely/option.ts";
import dataAccessSqlalchemy from "./options/data-access/sqlalchemy/option.ts";
import databasePostgresql from "./options/database/postgresql/option.ts";
import databasePostgresqlForImagesSeveralApps from "./options/database/postgresql/for/images+several-apps/pair.ts";
import decompositionHybrid from "./options/decomposition/hybrid/option.ts";
import decompositionMicroservices from "./options/decomposition/microservices/option.ts";
import decompositionModularMonolith from "./options/decomposition/modular-monolith/option.ts";
import frameworkFastapi from "./options/framework/fastapi/option.ts";
import frameworkFastify from "./options/framework/fastify/option.ts";
import hostingAwsLambda from "./options/hosting/aws-lambda/option.ts";
import infrastructureAwsSam from "./options/infrastructure/aws-sam/option.ts";
import languagePython from "./options/language/python/option.ts";
import languageTypescript from "./options/language/typescript/option.ts";
import monitoringOpentelemetry from "./options/monitoring/opentelemetry/option.ts";
import packagingDocker from "./options/packaging/docker/option.ts";
import pipelineGithubActions from "./options/pipeline/github-actions/option.ts";
import type { RegisteredOption } from "./render/registry.ts";

export const registeredOptions: readonly RegisteredOption[] = [
  { question: "auth", name: "none", definition: authNone, pairs: {  } },
  { question: "auth", name: "oidc", definition: authOidc, pairs: {  } },
  { question: "broker", name: "aws-sns-sqs", definition: brokerAwsSnsSqs, pairs: {  } },
  { question: "broker", name: "nats", definition: brokerNats, pairs: {  } },
  { question: "compute", name: "containers", definition: computeContainers, pairs: {  } },
  { question: "compute", name: "functions", definition: computeFunctions, pairs: {  } },
  { question: "compute", name: "kubernetes", definition: computeKubernetes, pairs: {  } },
  { question: "data-access", name: "kysely", definition: dataAccessKysely, pairs: {  } },
  { question: "data-access", name: "sqlalchemy", definition: dataAccessSqlalchemy, pairs: {  } },
  { question: "database", name: "postgresql", definition: databasePostgresql, pairs: { "images+several-apps": databasePostgresqlForImagesSeveralApps } },
  { question: "decomposition", name: "hybrid", definition: decompositionHybrid, pairs: {  } },
  { question: "decomposition", name: "microservices", definition: decompositionMicroservices, pairs: {  } },
  { question: "decomposition", name: "modular-monolith", definition: decompositionModularMonolith, pairs: {  } },
  { question: "framework", name: "fastapi", definition: frameworkFastapi, pairs: {  } },
  { question: "framework", name: "fastify", definition: frameworkFastify, pairs: {  } },
  { question: "hosting", name: "aws-lambda", definition: hostingAwsLambda, pairs: {  } },
  { question: "infrastructure", name: "aws-sam", definition: infrastructureAwsSam, pairs: {  } },
  { question: "language", name: "python", definition: languagePython, pairs: {  } },
  { question: "language", name: "typescript", definition: languageTypescript, pairs: {  } },
  { question: "monitoring", name: "opentelemetry", definition: monitoringOpentelemetry, pairs: {  } },
  { question: "packaging", name: "docker", definition: packagingDocker, pairs: {  } },
  { question: "pipeline", name: "github-actions", definition: pipelineGithubActions, pairs: {  } },
];
