// validatorUrl would send the description's address to a service elsewhere.
SwaggerUIBundle({
  url: "/openapi",
  dom_id: "#description",
  deepLinking: true,
  displayRequestDuration: true,
  validatorUrl: null,
});
