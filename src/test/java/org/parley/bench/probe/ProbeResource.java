package org.parley.bench.probe;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** The least that a durable POST can be: a small JSON body in, one row inserted, a small JSON body out. */
@Path("/")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ProbeResource {

    @Resource(lookup = "java:app/jdbc/probe")
    private DataSource database;

    @POST
    @Path("rows")
    public Response insert(Map<String, Object> body) throws SQLException {
        UUID id = UUID.randomUUID();
        try (Connection connection = database.getConnection(); PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO probe_row (id, content) VALUES (?, ?)")) {
            insert.setObject(1, id);
            insert.setString(2, String.valueOf(body.get("text")));
            insert.executeUpdate();
        }
        return Response.status(Response.Status.CREATED).entity(Map.of("id", id.toString())).build();
    }

    @GET
    @Path("ready")
    public Response ready() {
        return Response.ok(Map.of("ready", true)).build();
    }
}
