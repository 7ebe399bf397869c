// Shows the API's description with Swagger UI. A signed-in browser may try it: what changes
// something carries the session's token, as the pages' own requests do.
const token = document.querySelector('meta[name="csrf-token"]').content;

window.SwaggerUIBundle({
  url: '/openapi.yml',
  dom_id: '#api',
  deepLinking: true,
  tryItOutEnabled: false,
  validatorUrl: null,
  requestInterceptor: (request) => {
    if (token && !request.headers.Authorization) {
      request.headers['X-CSRF-Token'] = token;
    }
    return request;
  },
});
