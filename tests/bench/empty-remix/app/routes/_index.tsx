export default function Index() {
	return <p>An empty page.</p>
}
