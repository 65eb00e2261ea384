package org.parley.app.openapi;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who may call what, one row for each operation of the interface document: the matrix of design/trust.md, promise 9.
 * <ul>
 * <li>visitor: {@code own} (its own things only), {@code yes} (nothing that anybody owns), {@code no};
 * <li>staff: {@code yes}, {@code admin} (that role), {@code no};
 * <li>key: the scope that it needs, {@code any}, or {@code no}; {@code public} in all three: no token is needed;
 * <li>id: what the path's id names, if it has one;
 * <li>call: query and body of a call that is right, with the names of things in angle brackets.
 * </ul>
 */
public final class Rows {

    private static final String TABLE = """
            operation             | visitor | staff  | key           | id           | call
            addNote               | no      | yes    | no            | conversation | {'text':'note'}
            assignConversation    | no      | yes    | conversations | conversation | {'assignee':'queue'}
            cancelOrder           | own     | yes    | orders        | order        | {}
            changeOrderingSettings| no      | admin  | no            |              | <rules>
            changeSlaCalendar     | no      | admin  | sla           | calendar     | <hours>
            changeSlaPolicy       | no      | admin  | sla           | policy       | <promise>
            changeVariant         | no      | admin  | catalog       | variant      | {'stock':9}
            changeVisitor         | yes     | no     | no            |              | {'language':'en','zone':'Asia/Bangkok'}
            checkSlaClocks        | no      | admin  | sla           |              |
            checkOut              | own     | yes    | orders        | cart         | <checkout>
            compareProducts       | public  | public | public        |              | ?ids=<product>,<otherProduct>
            createSlaCalendar     | no      | admin  | sla           |              | <hours>
            createSlaPolicy       | no      | admin  | sla           |              | <promise>
            createSocketTicket    | yes     | yes    | no            |              |
            createStaffToken      | public  | public | public        |              | {'email':'nobody@demo.parley.example','password':'x'}
            createVisitor         | public  | public | public        |              | {'inbox':'web','language':'en'}
            deleteSlaCalendar     | no      | admin  | sla           | calendar     |
            deleteSlaPolicy       | no      | admin  | sla           | policy       |
            drawSlaClock          | no      | yes    | sla           | conversation |
            explainSlaClock       | no      | yes    | sla           | conversation |
            followDefaultCalendar | no      | admin  | sla           |              |
            getCart               | own     | yes    | orders        | cart         |
            getConversation       | own     | yes    | conversations | conversation |
            getConversationCart   | own     | yes    | orders        | conversation |
            getConversationExpectation | own | yes  | sla           | conversation |
            getConversationSla    | no      | yes    | sla           | conversation |
            getDeskConversation   | no      | yes    | no            | conversation |
            getExpectation        | public  | public | public        |              |
            getImport             | no      | admin  | catalog       | import       |
            getInboxCalendar      | no      | yes    | sla           |              |
            getOrder              | own     | yes    | orders        | order        |
            getOrderingSettings   | no      | admin  | no            |              |
            getPayment            | own     | yes    | payments      | payment      |
            getProduct            | public  | public | public        | product      |
            getSlaCalendar        | no      | yes    | sla           | calendar     |
            getSlaCalendarYear    | no      | yes    | sla           | calendar     |
            getSlaPeople          | no      | admin  | sla           |              | ?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z&zone=UTC
            getSlaPolicy          | no      | yes    | sla           | policy       |
            getSlaRehearsal       | no      | admin  | sla           | rehearsal    |
            getSlaReport          | no      | admin  | sla           |              |
            importSlaHolidays     | no      | admin  | sla           | calendar     | ?dryRun=true
            labelConversation     | no      | yes    | conversations | conversation | {'labels':['vip']}
            listCategories        | public  | public | public        |              |
            listConversations     | no      | yes    | conversations |              |
            listDeskConversations | no      | yes    | no            |              |
            listHolidaySets       | no      | yes    | sla           |              |
            listInboxCalendars    | no      | yes    | sla           |              |
            listMessages          | own     | yes    | conversations | conversation |
            listNotes             | no      | yes    | conversations | conversation |
            listOrders            | own     | yes    | orders        |              |
            listShippingMethods   | own     | yes    | orders        | cart         |
            listSlaAlerts         | no      | yes    | no            |              |
            listSlaCalendars      | no      | yes    | sla           |              |
            listSlaPolicies       | no      | yes    | sla           |              |
            listSlaReportClocks   | no      | admin  | sla           |              |
            listStaff             | no      | yes    | any           |              |
            markRead              | own     | yes    | no            | conversation | {'seq':1}
            openCart              | own     | yes    | orders        |              | {'conversationId':'<conversation>'}
            openConversation      | yes     | no     | no            |              | {}
            payOrderAgain         | own     | yes    | orders        | order        | {}
            orderSlaPolicies      | no      | admin  | sla           |              | <policies>
            postMessage           | own     | yes    | conversations | conversation | {'clientMessageId':'<fresh>','content':{'type':'text','text':'hello'}}
            previewSla            | no      | no     | sla           |              | <preview>
            previewSlaCalendar    | no      | admin  | sla           | calendar     | <hours>
            previewSlaPolicy      | no      | admin  | sla           | policy       | <promise>
            prioritiseConversation | no     | yes    | conversations | conversation | {'priority':'high'}
            readSlaAlerts         | no      | yes    | no            |              | {}
            receivePaymentWebhook | public  | public | public        |              |
            refundPayment         | no      | yes    | payments      | payment      | {'amount':{'amount':'1.00','currency':'THB'},'reason':'test'}
            removeCartLine        | own     | yes    | orders        | cart         |
            reopenConversation    | no      | yes    | conversations | conversation |
            reportShipment        | no      | yes    | orders        | shipment     | {'status':'inTransit','at':'2026-01-05T10:00:00Z'}
            requestHandover       | own     | no     | conversations | conversation |
            resolveConversation   | no      | yes    | conversations | conversation |
            revokeStaffToken      | no      | yes    | no            |              |
            searchProducts        | public  | public | public        |              |
            setCartLine           | own     | yes    | orders        | cart         | {'quantity':1}
            shipOrder             | no      | yes    | orders        | order        | {'carrier':'Kerry','trackingNumber':'K 1'}
            snoozeConversation    | no      | yes    | conversations | conversation | {'until':'2099-01-01T00:00:00Z'}
            startImport           | no      | admin  | catalog       |              | ?format=shopify-csv&dryRun=true
            startSlaRehearsal     | no      | admin  | sla           |              | <past>
            takeOverConversation  | no      | yes    | no            | conversation |
            useInboxCalendar      | no      | admin  | sla           |              | {'calendarId':'<calendar>'}
            """;

    private Rows() {
    }

    public static Map<String, Row> all() {
        Map<String, Row> rows = new TreeMap<>();
        List<String> lines = TABLE.lines().skip(1).toList();
        for (String line : lines) {
            String[] cells = line.split("\\|", 6);
            Row row = new Row(cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip(), cells[4].strip(),
                    cells[5].strip());
            if (rows.put(row.operation(), row) != null) {
                throw new IllegalStateException(row.operation() + " has two rows");
            }
        }
        return rows;
    }

    /** One operation's row. */
    public record Row(String operation, String visitor, String staff, String key, String id, String call) {

        public boolean isPublic() {
            return visitor.equals("public");
        }

        /** A query with its question mark, or nothing. */
        String query() {
            return call.startsWith("?") ? call : "";
        }

        /** A body, or {@code null}. */
        String body() {
            return call.isEmpty() || call.startsWith("?") ? null : call;
        }
    }
}
