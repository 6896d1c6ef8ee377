import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";
import { samValues } from "./functions.ts";

const deploy = `export AWS_WEB_IDENTITY_TOKEN_FILE="$IDENTITY_TOKEN_FILE"
sh deploy/aws-sam/deploy.sh`;

export default defineOption({
  title: "AWS SAM",
  summary: "CloudFormation with short forms for functions, gateways and queues.",
  order: 10,
  facts,
  rules,
  needs: { hosting: ["aws-lambda"] },
  contribute: (project) => ({
    deploy: [{ title: "Deploy the stack", run: deploy, settings: ["AWS_ROLE_ARN", "AWS_REGION", "SECRET_ARN", "SUBNET_IDS", "SECURITY_GROUP_IDS", "STACK_NAME", "PARAMETERS"], identity: "sts.amazonaws.com" }],
    ignore: [".aws-sam"],
    readme: [
      {
        order: 40,
        title: "Deploying to AWS",
        text: `[deploy/aws-sam/template.yaml](deploy/aws-sam/template.yaml) describes all that serves: a function for each of ${project.apps.map((app) => app.name).join(", ")}, the gateway, topics and queues with a place for what could not be handled, alarms.
\`sh deploy/aws-sam/deploy.sh\` builds it, deploys and invokes the functions of [deploy/aws-sam/migrations.yaml](deploy/aws-sam/migrations.yaml), a stack of their own that reads the addresses of the databases and nothing else, and then deploys the code that needs what they brought. It needs AWS credentials, the SAM CLI and the settings that its first lines name; the pipeline takes these from the variables of the environment \`production\`, and the role from \`AWS_ROLE_ARN\`, which must trust GitHub's identity tokens. Addresses of databases come from Secrets Manager when it deploys, and stand in the configuration of the functions from then on: whoever may read that may read them, and after a rotation the functions learn the new ones by the next deployment that changes them (a new \`VERSION\` does). What to do when an alarm rings, and how many connections the functions may take: [deploy/aws-sam/runbook.md](deploy/aws-sam/runbook.md).`,
      },
    ],
  }),
  values: samValues,
});
