// Written by `pnpm generate` from the folders of options/. Do not edit.
import apiStyleGraphql from "./options/api-style/graphql/option.ts";
import apiStyleGrpc from "./options/api-style/grpc/option.ts";
import apiStyleRest from "./options/api-style/rest/option.ts";
import authNone from "./options/auth/none/option.ts";
import authOidc from "./options/auth/oidc/option.ts";
import brokerAwsSnsSqs from "./options/broker/aws-sns-sqs/option.ts";
import brokerAzureServiceBus from "./options/broker/azure-service-bus/option.ts";
import brokerGooglePubsub from "./options/broker/google-pubsub/option.ts";
import brokerKafka from "./options/broker/kafka/option.ts";
import brokerNats from "./options/broker/nats/option.ts";
import brokerRabbitmq from "./options/broker/rabbitmq/option.ts";
import cacheRedis from "./options/cache/redis/option.ts";
import cloudAws from "./options/cloud/aws/option.ts";
import cloudAzure from "./options/cloud/azure/option.ts";
import cloudEuProvider from "./options/cloud/eu-provider/option.ts";
import cloudGoogleCloud from "./options/cloud/google-cloud/option.ts";
import cloudOnPremises from "./options/cloud/on-premises/option.ts";
import computeContainers from "./options/compute/containers/option.ts";
import computeFunctions from "./options/compute/functions/option.ts";
import computeKubernetes from "./options/compute/kubernetes/option.ts";
import computeVm from "./options/compute/vm/option.ts";
import dataAccessKysely from "./options/data-access/kysely/option.ts";
import dataAccessSqlalchemy from "./options/data-access/sqlalchemy/option.ts";
import dataAccessSqlalchemyForPostgresql from "./options/data-access/sqlalchemy/for/postgresql/pair.ts";
import databaseCassandra from "./options/database/cassandra/option.ts";
import databaseClickhouse from "./options/database/clickhouse/option.ts";
import databaseCosmosDb from "./options/database/cosmos-db/option.ts";
import databaseDynamodb from "./options/database/dynamodb/option.ts";
import databaseMongodb from "./options/database/mongodb/option.ts";
import databaseMysql from "./options/database/mysql/option.ts";
import databaseNeo4j from "./options/database/neo4j/option.ts";
import databaseOracleDatabase from "./options/database/oracle-database/option.ts";
import databasePostgresql from "./options/database/postgresql/option.ts";
import databasePostgresqlForImagesSeveralApps from "./options/database/postgresql/for/images+several-apps/pair.ts";
import databaseSqlServer from "./options/database/sql-server/option.ts";
import databaseSqlite from "./options/database/sqlite/option.ts";
import decompositionHybrid from "./options/decomposition/hybrid/option.ts";
import decompositionMicroservices from "./options/decomposition/microservices/option.ts";
import decompositionModularMonolith from "./options/decomposition/modular-monolith/option.ts";
import frameworkAspnetCore from "./options/framework/aspnet-core/option.ts";
import frameworkAxum from "./options/framework/axum/option.ts";
import frameworkDjango from "./options/framework/django/option.ts";
import frameworkDrogon from "./options/framework/drogon/option.ts";
import frameworkEcho from "./options/framework/echo/option.ts";
import frameworkExpress from "./options/framework/express/option.ts";
import frameworkFastapi from "./options/framework/fastapi/option.ts";
import frameworkFastify from "./options/framework/fastify/option.ts";
import frameworkFastifyForAwsLambda from "./options/framework/fastify/for/aws-lambda/pair.ts";
import frameworkFlask from "./options/framework/flask/option.ts";
import frameworkGin from "./options/framework/gin/option.ts";
import frameworkKtor from "./options/framework/ktor/option.ts";
import frameworkLaravel from "./options/framework/laravel/option.ts";
import frameworkMicronaut from "./options/framework/micronaut/option.ts";
import frameworkNestjs from "./options/framework/nestjs/option.ts";
import frameworkPekkoHttp from "./options/framework/pekko-http/option.ts";
import frameworkPhoenix from "./options/framework/phoenix/option.ts";
import frameworkRails from "./options/framework/rails/option.ts";
import frameworkSpringBoot from "./options/framework/spring-boot/option.ts";
import frameworkSymfony from "./options/framework/symfony/option.ts";
import hostingAks from "./options/hosting/aks/option.ts";
import hostingAwsLambda from "./options/hosting/aws-lambda/option.ts";
import hostingAzureContainerApps from "./options/hosting/azure-container-apps/option.ts";
import hostingAzureFunctions from "./options/hosting/azure-functions/option.ts";
import hostingCloudMachines from "./options/hosting/cloud-machines/option.ts";
import hostingCloudRun from "./options/hosting/cloud-run/option.ts";
import hostingCloudRunFunctions from "./options/hosting/cloud-run-functions/option.ts";
import hostingEcsFargate from "./options/hosting/ecs-fargate/option.ts";
import hostingEcsManagedInstances from "./options/hosting/ecs-managed-instances/option.ts";
import hostingEks from "./options/hosting/eks/option.ts";
import hostingEuContainers from "./options/hosting/eu-containers/option.ts";
import hostingEuKubernetes from "./options/hosting/eu-kubernetes/option.ts";
import hostingGke from "./options/hosting/gke/option.ts";
import hostingOwnCluster from "./options/hosting/own-cluster/option.ts";
import hostingOwnMachines from "./options/hosting/own-machines/option.ts";
import infrastructureAwsSam from "./options/infrastructure/aws-sam/option.ts";
import infrastructureBicep from "./options/infrastructure/bicep/option.ts";
import infrastructureTerraform from "./options/infrastructure/terraform/option.ts";
import languageCpp from "./options/language/cpp/option.ts";
import languageCsharp from "./options/language/csharp/option.ts";
import languageElixir from "./options/language/elixir/option.ts";
import languageGo from "./options/language/go/option.ts";
import languageJava from "./options/language/java/option.ts";
import languageKotlin from "./options/language/kotlin/option.ts";
import languagePhp from "./options/language/php/option.ts";
import languagePython from "./options/language/python/option.ts";
import languagePythonForOidc from "./options/language/python/for/oidc/pair.ts";
import languageRuby from "./options/language/ruby/option.ts";
import languageRust from "./options/language/rust/option.ts";
import languageScala from "./options/language/scala/option.ts";
import languageTypescript from "./options/language/typescript/option.ts";
import languageTypescriptForAwsLambda from "./options/language/typescript/for/aws-lambda/pair.ts";
import languageTypescriptForAwsSnsSqs from "./options/language/typescript/for/aws-sns-sqs/pair.ts";
import languageTypescriptForNats from "./options/language/typescript/for/nats/pair.ts";
import languageTypescriptForOidc from "./options/language/typescript/for/oidc/pair.ts";
import modelsAnthropic from "./options/models/anthropic/option.ts";
import modelsAzureOpenai from "./options/models/azure-openai/option.ts";
import modelsBedrock from "./options/models/bedrock/option.ts";
import modelsOpenai from "./options/models/openai/option.ts";
import modelsOwnModels from "./options/models/own-models/option.ts";
import modelsVertexAi from "./options/models/vertex-ai/option.ts";
import monitoringOpentelemetry from "./options/monitoring/opentelemetry/option.ts";
import monitoringOpentelemetryForImages from "./options/monitoring/opentelemetry/for/images/pair.ts";
import packagingDocker from "./options/packaging/docker/option.ts";
import packagingDockerForSeveralApps from "./options/packaging/docker/for/several-apps/pair.ts";
import pipelineAzurePipelines from "./options/pipeline/azure-pipelines/option.ts";
import pipelineGithubActions from "./options/pipeline/github-actions/option.ts";
import pipelineGitlabCi from "./options/pipeline/gitlab-ci/option.ts";
import pushStyleServerSentEvents from "./options/push-style/server-sent-events/option.ts";
import pushStyleWebsocket from "./options/push-style/websocket/option.ts";
import searchOpensearch from "./options/search/opensearch/option.ts";
import telemetryBackendCloudMonitoring from "./options/telemetry-backend/cloud-monitoring/option.ts";
import telemetryBackendGrafanaStack from "./options/telemetry-backend/grafana-stack/option.ts";
import vectorStorePgvector from "./options/vector-store/pgvector/option.ts";
import vectorStorePinecone from "./options/vector-store/pinecone/option.ts";
import vectorStoreQdrant from "./options/vector-store/qdrant/option.ts";
import type { RegisteredOption } from "./render/registry.ts";

export const registeredOptions: readonly RegisteredOption[] = [
  { question: "api-style", name: "graphql", definition: apiStyleGraphql, pairs: {  } },
  { question: "api-style", name: "grpc", definition: apiStyleGrpc, pairs: {  } },
  { question: "api-style", name: "rest", definition: apiStyleRest, pairs: {  } },
  { question: "auth", name: "none", definition: authNone, pairs: {  } },
  { question: "auth", name: "oidc", definition: authOidc, pairs: {  } },
  { question: "broker", name: "aws-sns-sqs", definition: brokerAwsSnsSqs, pairs: {  } },
  { question: "broker", name: "azure-service-bus", definition: brokerAzureServiceBus, pairs: {  } },
  { question: "broker", name: "google-pubsub", definition: brokerGooglePubsub, pairs: {  } },
  { question: "broker", name: "kafka", definition: brokerKafka, pairs: {  } },
  { question: "broker", name: "nats", definition: brokerNats, pairs: {  } },
  { question: "broker", name: "rabbitmq", definition: brokerRabbitmq, pairs: {  } },
  { question: "cache", name: "redis", definition: cacheRedis, pairs: {  } },
  { question: "cloud", name: "aws", definition: cloudAws, pairs: {  } },
  { question: "cloud", name: "azure", definition: cloudAzure, pairs: {  } },
  { question: "cloud", name: "eu-provider", definition: cloudEuProvider, pairs: {  } },
  { question: "cloud", name: "google-cloud", definition: cloudGoogleCloud, pairs: {  } },
  { question: "cloud", name: "on-premises", definition: cloudOnPremises, pairs: {  } },
  { question: "compute", name: "containers", definition: computeContainers, pairs: {  } },
  { question: "compute", name: "functions", definition: computeFunctions, pairs: {  } },
  { question: "compute", name: "kubernetes", definition: computeKubernetes, pairs: {  } },
  { question: "compute", name: "vm", definition: computeVm, pairs: {  } },
  { question: "data-access", name: "kysely", definition: dataAccessKysely, pairs: {  } },
  { question: "data-access", name: "sqlalchemy", definition: dataAccessSqlalchemy, pairs: { "postgresql": dataAccessSqlalchemyForPostgresql } },
  { question: "database", name: "cassandra", definition: databaseCassandra, pairs: {  } },
  { question: "database", name: "clickhouse", definition: databaseClickhouse, pairs: {  } },
  { question: "database", name: "cosmos-db", definition: databaseCosmosDb, pairs: {  } },
  { question: "database", name: "dynamodb", definition: databaseDynamodb, pairs: {  } },
  { question: "database", name: "mongodb", definition: databaseMongodb, pairs: {  } },
  { question: "database", name: "mysql", definition: databaseMysql, pairs: {  } },
  { question: "database", name: "neo4j", definition: databaseNeo4j, pairs: {  } },
  { question: "database", name: "oracle-database", definition: databaseOracleDatabase, pairs: {  } },
  { question: "database", name: "postgresql", definition: databasePostgresql, pairs: { "images+several-apps": databasePostgresqlForImagesSeveralApps } },
  { question: "database", name: "sql-server", definition: databaseSqlServer, pairs: {  } },
  { question: "database", name: "sqlite", definition: databaseSqlite, pairs: {  } },
  { question: "decomposition", name: "hybrid", definition: decompositionHybrid, pairs: {  } },
  { question: "decomposition", name: "microservices", definition: decompositionMicroservices, pairs: {  } },
  { question: "decomposition", name: "modular-monolith", definition: decompositionModularMonolith, pairs: {  } },
  { question: "framework", name: "aspnet-core", definition: frameworkAspnetCore, pairs: {  } },
  { question: "framework", name: "axum", definition: frameworkAxum, pairs: {  } },
  { question: "framework", name: "django", definition: frameworkDjango, pairs: {  } },
  { question: "framework", name: "drogon", definition: frameworkDrogon, pairs: {  } },
  { question: "framework", name: "echo", definition: frameworkEcho, pairs: {  } },
  { question: "framework", name: "express", definition: frameworkExpress, pairs: {  } },
  { question: "framework", name: "fastapi", definition: frameworkFastapi, pairs: {  } },
  { question: "framework", name: "fastify", definition: frameworkFastify, pairs: { "aws-lambda": frameworkFastifyForAwsLambda } },
  { question: "framework", name: "flask", definition: frameworkFlask, pairs: {  } },
  { question: "framework", name: "gin", definition: frameworkGin, pairs: {  } },
  { question: "framework", name: "ktor", definition: frameworkKtor, pairs: {  } },
  { question: "framework", name: "laravel", definition: frameworkLaravel, pairs: {  } },
  { question: "framework", name: "micronaut", definition: frameworkMicronaut, pairs: {  } },
  { question: "framework", name: "nestjs", definition: frameworkNestjs, pairs: {  } },
  { question: "framework", name: "pekko-http", definition: frameworkPekkoHttp, pairs: {  } },
  { question: "framework", name: "phoenix", definition: frameworkPhoenix, pairs: {  } },
  { question: "framework", name: "rails", definition: frameworkRails, pairs: {  } },
  { question: "framework", name: "spring-boot", definition: frameworkSpringBoot, pairs: {  } },
  { question: "framework", name: "symfony", definition: frameworkSymfony, pairs: {  } },
  { question: "hosting", name: "aks", definition: hostingAks, pairs: {  } },
  { question: "hosting", name: "aws-lambda", definition: hostingAwsLambda, pairs: {  } },
  { question: "hosting", name: "azure-container-apps", definition: hostingAzureContainerApps, pairs: {  } },
  { question: "hosting", name: "azure-functions", definition: hostingAzureFunctions, pairs: {  } },
  { question: "hosting", name: "cloud-machines", definition: hostingCloudMachines, pairs: {  } },
  { question: "hosting", name: "cloud-run", definition: hostingCloudRun, pairs: {  } },
  { question: "hosting", name: "cloud-run-functions", definition: hostingCloudRunFunctions, pairs: {  } },
  { question: "hosting", name: "ecs-fargate", definition: hostingEcsFargate, pairs: {  } },
  { question: "hosting", name: "ecs-managed-instances", definition: hostingEcsManagedInstances, pairs: {  } },
  { question: "hosting", name: "eks", definition: hostingEks, pairs: {  } },
  { question: "hosting", name: "eu-containers", definition: hostingEuContainers, pairs: {  } },
  { question: "hosting", name: "eu-kubernetes", definition: hostingEuKubernetes, pairs: {  } },
  { question: "hosting", name: "gke", definition: hostingGke, pairs: {  } },
  { question: "hosting", name: "own-cluster", definition: hostingOwnCluster, pairs: {  } },
  { question: "hosting", name: "own-machines", definition: hostingOwnMachines, pairs: {  } },
  { question: "infrastructure", name: "aws-sam", definition: infrastructureAwsSam, pairs: {  } },
  { question: "infrastructure", name: "bicep", definition: infrastructureBicep, pairs: {  } },
  { question: "infrastructure", name: "terraform", definition: infrastructureTerraform, pairs: {  } },
  { question: "language", name: "cpp", definition: languageCpp, pairs: {  } },
  { question: "language", name: "csharp", definition: languageCsharp, pairs: {  } },
  { question: "language", name: "elixir", definition: languageElixir, pairs: {  } },
  { question: "language", name: "go", definition: languageGo, pairs: {  } },
  { question: "language", name: "java", definition: languageJava, pairs: {  } },
  { question: "language", name: "kotlin", definition: languageKotlin, pairs: {  } },
  { question: "language", name: "php", definition: languagePhp, pairs: {  } },
  { question: "language", name: "python", definition: languagePython, pairs: { "oidc": languagePythonForOidc } },
  { question: "language", name: "ruby", definition: languageRuby, pairs: {  } },
  { question: "language", name: "rust", definition: languageRust, pairs: {  } },
  { question: "language", name: "scala", definition: languageScala, pairs: {  } },
  { question: "language", name: "typescript", definition: languageTypescript, pairs: { "aws-lambda": languageTypescriptForAwsLambda, "aws-sns-sqs": languageTypescriptForAwsSnsSqs, "nats": languageTypescriptForNats, "oidc": languageTypescriptForOidc } },
  { question: "models", name: "anthropic", definition: modelsAnthropic, pairs: {  } },
  { question: "models", name: "azure-openai", definition: modelsAzureOpenai, pairs: {  } },
  { question: "models", name: "bedrock", definition: modelsBedrock, pairs: {  } },
  { question: "models", name: "openai", definition: modelsOpenai, pairs: {  } },
  { question: "models", name: "own-models", definition: modelsOwnModels, pairs: {  } },
  { question: "models", name: "vertex-ai", definition: modelsVertexAi, pairs: {  } },
  { question: "monitoring", name: "opentelemetry", definition: monitoringOpentelemetry, pairs: { "images": monitoringOpentelemetryForImages } },
  { question: "packaging", name: "docker", definition: packagingDocker, pairs: { "several-apps": packagingDockerForSeveralApps } },
  { question: "pipeline", name: "azure-pipelines", definition: pipelineAzurePipelines, pairs: {  } },
  { question: "pipeline", name: "github-actions", definition: pipelineGithubActions, pairs: {  } },
  { question: "pipeline", name: "gitlab-ci", definition: pipelineGitlabCi, pairs: {  } },
  { question: "push-style", name: "server-sent-events", definition: pushStyleServerSentEvents, pairs: {  } },
  { question: "push-style", name: "websocket", definition: pushStyleWebsocket, pairs: {  } },
  { question: "search", name: "opensearch", definition: searchOpensearch, pairs: {  } },
  { question: "telemetry-backend", name: "cloud-monitoring", definition: telemetryBackendCloudMonitoring, pairs: {  } },
  { question: "telemetry-backend", name: "grafana-stack", definition: telemetryBackendGrafanaStack, pairs: {  } },
  { question: "vector-store", name: "pgvector", definition: vectorStorePgvector, pairs: {  } },
  { question: "vector-store", name: "pinecone", definition: vectorStorePinecone, pairs: {  } },
  { question: "vector-store", name: "qdrant", definition: vectorStoreQdrant, pairs: {  } },
];
